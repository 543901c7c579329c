export const signIn = {
  title: 'How big a launch does each feature deserve?',
  lede: 'Score it, decide its grade, plan what happens when. A headrace is the channel that brings water to the wheel; dig it once, and every launch flows through it.',
  begin: 'Begin with your own company',
  beginLede: 'You are the first here and become the administrator. Colleagues are added later.',
  name: 'Your name',
  email: 'Your e-mail address',
  beginButton: 'Begin',
  sample: 'Or look around first',
  sampleLede:
    'A made-up HR software company: graded features, a launch under way, tasks for this week, in both languages.',
  sampleButton: 'Load the sample company',
  sampleLoading: 'Loading the sample company',
  who: 'Who are you?',
  whoLede: 'Choose your name. There are no passwords yet, so the server answers only on this machine.',
  find: 'Find your name',
  nobody: 'Nobody here is called that.',
}
