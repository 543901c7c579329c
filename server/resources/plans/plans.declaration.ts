import type { TableDeclarations } from '../declaration.ts'

export const plansTables = {
  previews: {
    visibility: { of: 'launch_id' },
    deletion: { launch_id: 'removed' },
    personalData: {},
    export: { leftOut: 'plans that nobody confirmed' },
    search: null,
  },
} as const satisfies TableDeclarations
