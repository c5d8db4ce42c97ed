import type { SideState } from '../../../mocks/sip-server/process/side.ts';
import type { OptionSetting } from './member-driver.ts';
import type { PagePorts } from './member-images.ts';

/** The options that are set after this. */
export function withOption(options: SideState['options'], setting: OptionSetting): SideState['options'] {
  const { section, name, value } = setting;
  const others = options.filter((option) => option.section !== section || option.name !== name);
  return value === null ? others : [...others, { section, name, value }];
}

/** How a stopped member is. */
export function stopped(version: string, options: SideState['options'], { http, spareHttp }: PagePorts): SideState {
  return {
    version,
    running: false,
    role: null,
    options,
    httpPort: http,
    ...(spareHttp === undefined ? {} : { spareHttpPort: spareHttp }),
    haConnection: 'lost',
    calls: 0,
  };
}
