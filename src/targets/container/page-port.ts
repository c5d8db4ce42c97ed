import type { SideState } from '../../../mocks/sip-server/process/side.ts';
import type { OptionSetting } from './member-driver.ts';
import type { PagePorts } from './member-images.ts';

const [section, name] = ['TServer', 'http-port'];

/** The option by which a member serves its status page at that port. */
export function pageOption(port: number): SideState['options'][number] {
  return { section, name, value: String(port) };
}

/** Where a member that starts with these options serves its status page. */
export function pagePortWith(options: readonly OptionSetting[], { http, spareHttp }: PagePorts): number {
  const value = options.findLast((option) => option.section === section && option.name === name)?.value;
  return spareHttp !== undefined && value === String(spareHttp) ? spareHttp : http;
}
