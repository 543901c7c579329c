export const versions = {
  title: 'Versions',
  version: 'Version {{version}}',
  current: 'current',
  shown: 'shown here',
  shipped: 'comes with Headrace',
  by: '{{date}}, {{name}}',
}
