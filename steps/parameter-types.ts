import { defineParameterType } from '@cucumber/cucumber';

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
defineParameterType({ name: 'number', regexp: /\d+(?:\.\d+)?/, transformer: Number });
defineParameterType({
  name: 'procedureSteps',
  regexp: /\d[ab]?(?:(?:, | and )\d[ab]?)*/,
  useForSnippets: false,
  transformer: (text) => text.split(/, | and /),
});
