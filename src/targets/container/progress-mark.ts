/** Begins a line on the controller's standard error that says how far it is, and is no error. */
export const progressMark = 'progress: ';
