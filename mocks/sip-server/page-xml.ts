/** The status page for machines: /serverx. */
import type { Behaviour, Situation } from './behaviour.ts';
import type { PageField } from './page.ts';
import { escapeMarkup } from './page-escape.ts';
import { modules, type PageModule } from './page-modules.ts';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** One module: the document's root is the module. */
export function moduleDocument(module: PageModule, behaviour: Behaviour, s: Situation): string {
  return prolog + moduleElement(module, module.fields(behaviour, s, 'xml'), s);
}

/** Every module, with the version beside them. The real root element's name is not known; collectors do not ask for it. */
export function wholeDocument(behaviour: Behaviour, s: Situation): string {
  let version = '';
  let elements = '';
  for (const module of modules) {
    const fields = module.fields(behaviour, s, 'xml');
    version += fieldElements(fields.filter(isVersion));
    elements += moduleElement(
      module,
      fields.filter((field) => !isVersion(field)),
      s,
    );
  }
  return `${prolog}<sipServerStatistics>\n${version}${elements}</sipServerStatistics>\n`;
}

function isVersion(field: PageField): boolean {
  return field.name === 'version';
}

function moduleElement(module: PageModule, fields: readonly PageField[], s: Situation): string {
  const { name } = module;
  const table = module.table?.(s);
  if (table === undefined) return `<${name}>\n${fieldElements(fields)}</${name}>\n`;
  let rows = '';
  for (const row of table.rows) {
    rows += `<${table.rowElement} id="${escapeMarkup(row.id)}">\n${fieldElements(row.fields)}</${table.rowElement}>\n`;
  }
  const inner = `<${name} id="${table.id}">\n${rows}</${name}>\n`;
  return `<${name} id="${name}">\n${fieldElements(fields)}${inner}</${name}>\n`;
}

function fieldElements(fields: readonly PageField[]): string {
  let text = '';
  for (const { name, label, text: value } of fields) {
    text += `<${name} rem="${escapeMarkup(label)}">${escapeMarkup(value)}</${name}>\n`;
  }
  return text;
}
