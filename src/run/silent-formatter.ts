/** Cucumber insists on a formatter for standard output. Every report here is made from the messages, so this one is mute. */
export default { type: 'formatter', formatter: () => undefined };
