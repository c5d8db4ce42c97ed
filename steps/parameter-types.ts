import { defineParameterType } from '@cucumber/cucumber';

const secondsOf: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

defineParameterType({ name: 'role', regexp: /primary|backup/, transformer: (text) => text });
defineParameterType({ name: 'readiness', regexp: /ready|not ready/, transformer: (text) => text });
defineParameterType({ name: 'purpose', regexp: /switchover|upgrade/, transformer: (text) => text });
defineParameterType({
  name: 'kind',
  regexp: /ordinary |multisite |/,
  useForSnippets: false,
  transformer: (text) => (text === 'multisite ' ? 'multisite' : 'non-multisite'),
});
defineParameterType({ name: 'build', regexp: /\d+\.\d+\.\d+\.\d+/, transformer: (text) => text });
/** A long time, in seconds. */
defineParameterType({
  name: 'span',
  regexp: /(an?|\d+) (minute|hour|day)s?/,
  useForSnippets: false,
  transformer: (count: string, unit: string) =>
    (count.startsWith('a') ? 1 : Number(count)) * (secondsOf[unit] ?? Number.NaN),
});
defineParameterType({ name: 'number', regexp: /\d+(?:\.\d+)?/, transformer: Number });
defineParameterType({ name: 'age', regexp: /oldest|latest/, transformer: (text) => text });
defineParameterType({ name: 'place', regexp: /primary|backup|stopped member/, transformer: (text) => text });
defineParameterType({ name: 'port', regexp: /spare|first/, transformer: (text) => text });
defineParameterType({
  name: 'procedureSteps',
  regexp: /\d[ab]?(?:(?:, | and )\d[ab]?)*/,
  useForSnippets: false,
  transformer: (text) => text.split(/, | and /),
});
