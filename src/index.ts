/**
 * For programs that read what the kit writes, or that serve what it drives: the result of a run, the demands that it judges,
 * and the control protocol. The kit itself is a command, `sip-ha`.
 */
export * as controlProtocol from './control/wire.ts';
export { ConformanceResult } from './report/result.ts';
export { registry as requirements } from './requirements/registry.ts';
export type { Requirement } from './requirements/requirement.ts';
export { exitCodes, type RunVerdict, usageExitCode } from './verdict/exit-code.ts';
