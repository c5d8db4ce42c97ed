/** A point that the document leaves open, and the readings of it that a right system may follow. */
export interface OpenPoint {
  /** Its number, such as A14. */
  readonly point: string;
  readonly question: string;
  /** Every reading that is accepted, in short words. One alone: the kit had to choose, and holds systems to it. */
  readonly readings: readonly [string, ...string[]];
}

/** The open points that touch a requirement. What each of them is about: docs/readings.md. */
export const openPoints: readonly OpenPoint[] = [
  {
    point: 'A1',
    question: 'Do the 60 seconds start again with each new connection?',
    readings: ['they begin anew each time'],
  },
  {
    point: 'A3',
    question: 'Which multisite calls delay the readiness of the primary?',
    readings: ['all that existed at the establishment', 'only those that the backup lacked at the establishment'],
  },
  {
    point: 'A4',
    question: 'Do earlier multisite calls delay the readiness of the backup, too?',
    readings: ['they hold the backup too', 'they do not hold the backup'],
  },
  { point: 'A5', question: 'What is the flag of the backup with no HA connection?', readings: ['0'] },
  { point: 'A6', question: 'What is the flag of the primary with no backup at all?', readings: ['0'] },
  { point: 'A7', question: 'Is a backup with no HA connection ready for upgrade?', readings: ['it is ready'] },
  { point: 'A8', question: 'Is a primary without a backup ready for upgrade?', readings: ['it is never ready'] },
  { point: 'A9', question: 'What does a stopped member report?', readings: ['nothing: it is unreachable'] },
  {
    point: 'A11',
    question: 'Which limit applies when the option is out of range or not a number?',
    readings: ['the default', 'the nearest bound', 'the value before'],
  },
  {
    point: 'A12',
    question: 'When does a changed option take effect?',
    readings: ['at the next establishment'],
  },
  {
    point: 'A13',
    question: 'Which limit applies when the members have different ones?',
    readings: ["the primary's", "the backup's", 'the smaller'],
  },
  {
    point: 'A14',
    question: 'Does a pause follow the last batch?',
    readings: ['no wait after the last batch', 'a wait after the last batch'],
  },
  {
    point: 'A15',
    question: 'Is the limit a burst followed by a pause, or a rate?',
    readings: ['a burst, then a pause'],
  },
  { point: 'A16', question: 'Do new calls count against the limit?', readings: ['they do not'] },
  {
    point: 'A17',
    question: 'Does a new call that is still being copied interrupt readiness?',
    readings: ['readiness stays', 'readiness flickers'],
  },
  {
    point: 'A18',
    question: 'What happens to a call that ends during synchronization?',
    readings: ['it is waited for no longer'],
  },
  {
    point: 'A19',
    question: 'What happens to calls that ended while the HA connection was lost?',
    readings: ['they leave the backup too', 'they stay on the backup'],
  },
  {
    point: 'A20',
    question: 'How does a call count that becomes multisite before it was copied?',
    readings: ['it counts as it was at the establishment', 'it counts as multisite'],
  },
  {
    point: 'A21',
    question: 'Does the server refuse a switchover when it is not ready?',
    readings: ['it obeys', 'it refuses'],
  },
  { point: 'A22', question: 'Is one flag at 0 enough for a double failure?', readings: ['one is enough'] },
  {
    point: 'A23',
    question: 'What does an ordered switchover do to the HA connection?',
    readings: ['it stays and so does readiness', 'it is established anew'],
  },
  { point: 'A24', question: 'Is step 1 needed, given that a backup is always ready?', readings: ['it is'] },
  {
    point: 'A25',
    question: 'How late may the page show a change?',
    readings: ['as late as the grace period of the run'],
  },
  {
    point: 'A26',
    question: 'How long may step 3 wait?',
    readings: ['as long as its own limit; then it stops and leaves the pair as it is'],
  },
  {
    point: 'A27',
    question: 'Must both flags be read at the same time?',
    readings: ['close together, roles unchanged'],
  },
  {
    point: 'A28',
    question: 'How is a build judged whose page has no flags?',
    readings: ['unsupported build: neither ready nor failed'],
  },
  { point: 'A29', question: 'May there be two backups or two primaries?', readings: ['only for a short settle time'] },
  {
    point: 'A30',
    question: 'Which member is "the backup" in steps 1 and 4?',
    readings: ['the one that runs as backup'],
  },
  { point: 'A31', question: 'Is http-port the same on both members?', readings: ['each has its own'] },
  { point: 'A32', question: 'Is readiness required after step 5?', readings: ['it is not'] },
  { point: 'A33', question: 'May a flag have a value other than 0 and 1?', readings: ['it may not'] },
  {
    point: 'A34',
    question: 'Do the 60 seconds count from the HA connection or from the start of the process?',
    readings: ['from the HA connection'],
  },
];

const byPoint = new Map(openPoints.map((open) => [open.point, open]));

export function findOpenPoint(point: string): OpenPoint | undefined {
  return byPoint.get(point);
}
