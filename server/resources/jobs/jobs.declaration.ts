import type { TableDeclarations } from '../declaration.ts'

export const jobsTables = {
  jobs: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    export: { leftOut: 'work that servers have not done yet' },
    search: null,
  },
} as const satisfies TableDeclarations
