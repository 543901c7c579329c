import type { TableDeclarations } from '../declaration.ts'

export const setupTables = {
  setup_codes: {
    visibility: 'open',
    deletion: {},
    personalData: {},
    export: { leftOut: 'hashes of codes that make the first administrator' },
    search: null,
  },
} as const satisfies TableDeclarations
