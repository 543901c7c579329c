import type { PhaseProgress } from '#server/contracts/launches.ts'

const phase = (name: PhaseProgress['phase'], done: number, total: number, from: string, to: string) => ({
  phase: name,
  done,
  total,
  skipped: 0,
  overdue: 0,
  from,
  to,
})

/** A sample launch on schedule, the picture of the sign-in page. */
export const signInPicture = {
  grade: 'big-scenario' as const,
  launchDate: '2027-03-16',
  today: '2027-04-02',
  progress: [
    phase('preparation', 11, 11, '2027-01-15', '2027-03-09'),
    phase('enablement', 6, 6, '2027-03-02', '2027-03-12'),
    phase('warm-up', 7, 7, '2027-02-12', '2027-03-12'),
    phase('promotion', 7, 9, '2027-03-16', '2027-03-23'),
    phase('conversion', 3, 5, '2027-03-02', '2027-03-30'),
    phase('handoff', 2, 6, '2027-03-02', '2027-05-14'),
    phase('feedback', 1, 7, '2027-03-23', '2027-09-10'),
  ] satisfies PhaseProgress[],
}
