import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/archive/ledger.ts';

const talks = { address: '/2025/10/28/talks/', published: '2026-01-05', answer: 'articles/talks.md', line: 2 };
const id = { address: 'tag:example.org,2025-10-28:/2025/10/28/talks/', published: '2026-01-05', answer: '/2025/10/28/talks/', line: 3 };

describe('a ledger', () => {
  it('tells what answered at an address, and nothing of one it does not hold', () => {
    const ledger = openLedger([talks, id]);
    expect(ledger.answersAt('/2025/10/28/talks/')).toEqual(talks);
    expect(ledger.answersAt('/2025/10/29/talks/')).toBeUndefined();
    expect(ledger.answersAt(id.address)).toBeUndefined();
  });

  it('gives the feed id of what answers at an address, and of what has moved by its old one', () => {
    const ledger = openLedger([talks, id]);
    expect(ledger.feedIdOf('/2025/10/28/talks/')).toBe(id.address);
    expect(ledger.feedIdOf('/2025/10/29/talks/')).toBeUndefined();
    expect(ledger.feedIdOf('/2025/10/29/talks/', '/news/1/', '/2025/10/28/talks/')).toBe(id.address);
  });

  it('lets the earlier day stand where merged branches bear one address twice, in either order', () => {
    const later = { ...talks, published: '2026-02-01', line: 9 };
    for (const rows of [[talks, later], [later, talks]]) expect(openLedger(rows).answersAt(talks.address)?.published).toBe('2026-01-05');
    const second = { ...id, address: 'tag:example.org,2026-02-01:/2025/10/28/talks/', published: '2026-02-01' };
    for (const rows of [[id, second], [second, id]]) expect(openLedger(rows).feedIdOf(talks.address)).toBe(id.address);
  });
});
