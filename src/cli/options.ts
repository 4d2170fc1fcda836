/** Options by which every command names its folders. */
export const folderOptions = { content: { type: 'string', default: 'content' }, cache: { type: 'string', default: '.cache' } } as const;
