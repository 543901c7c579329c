import { describe, expect, it } from 'vitest'
import type { FeatureFacts } from '#server/domain/warnings/facts.ts'
import { featureWarnings } from '#server/domain/warnings/warnings.ts'
import { cleanDecision, cleanFeature } from './warning-facts.ts'

const raised = (change: Partial<FeatureFacts>) =>
  featureWarnings({ ...cleanFeature, ...change }).map(({ code, severity }) => `${code} ${severity}`)
const decided = (change: Partial<typeof cleanDecision>) => ({ decision: { ...cleanDecision, ...change } })

const cases: [string, Partial<FeatureFacts>, string[]][] = [
  ['nothing wrong', {}, []],
  ['nothing known', { pmmJoinedOn: null, prdFinalOn: null, requestingCustomers: null, decision: null }, []],
  ['PMM joined a day after the PRD was final', { pmmJoinedOn: '2026-03-02' }, ['W01 warning']],
  ['PMM joined across a year, before', { pmmJoinedOn: '2025-12-31' }, []],
  ['PMM joined, PRD not final', { prdFinalOn: null }, []],
  ['nobody asked', { requestingCustomers: 0 }, []],
  ['one customer asked', { requestingCustomers: 1 }, ['W03 warning']],
  ['two customers asked', { requestingCustomers: 2 }, ['W03 warning']],
  ['three customers asked', { requestingCustomers: 3 }, []],
  ['fit of 1 decided', decided({ corePersonaFit: 1 }), ['W03 warning']],
  ['fit of 0 decided', decided({ corePersonaFit: 0 }), ['W03 warning']],
  ['fit above 1 decided', decided({ corePersonaFit: 1.5 }), []],
  ['fit unknown', decided({ corePersonaFit: null }), []],
  ['young product, small', { productStage: 'rnd' }, []],
  ['young product, undecided', { productStage: 'rnd', decision: null }, []],
  [
    'young product, big',
    { productStage: 'rnd', ...decided({ grade: 'big-scenario', proposedGrade: 'big-scenario' }) },
    ['W04 warning'],
  ],
  [
    'scaling product, big',
    { productStage: 'scale', ...decided({ grade: 'big-scenario', proposedGrade: 'big-scenario' }) },
    [],
  ],
  ['decided without a counted card', decided({ countedCards: 0 }), ['W14 blocks']],
  ['decided otherwise, explained', decided({ grade: 'announce', reason: 'No case yet, and no time.' }), []],
  ['decided otherwise, blank', decided({ grade: 'announce', reason: '  ' }), ['W14 blocks']],
  ['decided without a single proposal, unexplained', decided({ proposedGrade: null }), ['W14 blocks']],
]

describe('featureWarnings', () => {
  it.each(cases)('%s', (_what, change, codes) => {
    expect(raised(change)).toEqual(codes)
  })

  it('fills the parameters into the cause, in both languages', () => {
    const late = featureWarnings({ ...cleanFeature, prdFinalOn: '2026-03-05', pmmJoinedOn: '2026-11-20' })
    expect(late[0]?.cause).toEqual({
      en: 'The PRD became final on 5 March 2026, but the PMM joined only on 20 November 2026, too late for comments from the market.',
      'zh-Hans': 'PRD 在 2026 年 3 月 5 日就定稿了，PMM 到 2026 年 11 月 20 日才介入，市场意见来不及写进去。',
    })
  })

  it('lists every cause of a warning once', () => {
    const [warning, ...others] = featureWarnings({
      ...cleanFeature,
      requestingCustomers: 2,
      ...decided({ corePersonaFit: 2 / 3 }),
    })
    expect(others).toEqual([])
    expect(warning?.cause.en).toContain('asked for it: 2.')
    expect(warning?.cause.en).toContain('fit is 0.7,')
    expect(warning?.cause['zh-Hans']).toMatch(/只有 2 家客户.*。核心用户匹配的平均分是 0\.7，/)
  })
})
