import { readSide, type Neighbours } from './neighbours.ts';

/** An article joins a story when it is this like its nearest members on average, in ten-thousandths. */
const storyScore = 800;
/** The members it is held against: one strong likeness does not make a story, nor chain two together. */
const heldAgainst = 4;
/** Two articles are a pair, three are a story. */
const leastMembers = 3;

/**
 * Parts articles into running stories, oldest first. Each article looks back alone, so that a later one never moves an
 * earlier one: a story keeps its first article for good. Articles are places in time; stories come in that order.
 */
export function findStories(count: number, neighbours: Neighbours): number[][] {
  const stories: number[][] = [];
  const storyOf = new Int32Array(count);
  for (let article = 0; article < count; article += 1) {
    const story = findStory(article, neighbours, stories, storyOf) ?? stories.push([]) - 1;
    storyOf[article] = story;
    stories[story]?.push(article);
  }
  return stories.filter((members) => members.length >= leastMembers);
}

function findStory(article: number, neighbours: Neighbours, stories: readonly number[][], storyOf: Int32Array): number | undefined {
  const likeness = new Map<number, number[]>();
  for (const { article: other, score } of readSide(neighbours, article, 'earlier')) {
    const story = storyOf[other] ?? -1;
    const scores = likeness.get(story);
    if (scores) scores.push(score);
    else likeness.set(story, [score]);
  }
  let best: { story: number; score: number } | undefined;
  for (const [story, scores] of likeness) {
    const held = Math.min(heldAgainst, stories[story]?.length ?? 0);
    // Scores come likest first; a member that is not among the neighbours is not like it at all.
    const score = scores.slice(0, held).reduce((sum, each) => sum + each, 0) / held;
    if (score >= storyScore && (!best || score > best.score || (score === best.score && story < best.story))) best = { story, score };
  }
  return best?.story;
}
