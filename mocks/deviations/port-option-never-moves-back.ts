import type { Deviation } from './deviation.ts';

export const portOptionNeverMovesBack: Deviation = {
  name: 'port-option-never-moves-back',
  requirement: 'http.port-option',
  bug: 'The port is taken from the option while it is the first one.',
  says: 'is on the port of its option http-port',
  change: (behaviour) => {
    let moved: number | undefined;
    return {
      ...behaviour,
      httpPort: (option, s) => {
        if (moved === undefined && option !== s.firstHttpPort) moved = option;
        return behaviour.httpPort(moved ?? option, s);
      },
    };
  },
};
