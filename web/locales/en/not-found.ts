export const notFound = {
  title: 'There is no page here',
  lede: 'The address may be mistyped, or the thing it named is gone. Nothing you did is lost.',
  home: 'To the desk',
}
