import type { WrongTool } from './wrong-tools/wrong-tool.ts';

/** An upgrade tool that is wrong on purpose, by its name. They are many files, read only when one is asked for. */
export async function findWrongTool(name: string): Promise<WrongTool | undefined> {
  const { wrongTools } = await import('./wrong-tools/index.ts');
  return wrongTools.find((tool) => tool.name === name);
}
