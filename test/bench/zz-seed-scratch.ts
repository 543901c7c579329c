import { seed } from '/work/main/test/bench/seed.ts'
import { mkdirSync } from 'node:fs'
mkdirSync('/tmp/hr-big', { recursive: true })
const r = await seed('/tmp/hr-big/headrace.db', [])
console.log(r.personId, r.featureIds[5], r.launchIds[700])
