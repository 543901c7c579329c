import { describe, expect, it } from 'vitest'
import { importFields } from '#server/contracts/imports.ts'
import { featureStages } from '#server/contracts/lists.ts'
import { columnCatalogue } from '#server/domain/imports/column-catalogue.ts'
import { detectHeader } from '#server/domain/imports/detect-header.ts'
import { normalizeWord } from '#server/domain/imports/normalize-word.ts'
import { columnLetters, planColumns, planStages } from '#server/domain/imports/plan-reading.ts'
import { stageNames, stageOfWord } from '#server/domain/imports/stage-words.ts'
import { countWords } from '#server/domain/imports/survey-rows.ts'
import { suggestColumns, suggestFromCells } from '#server/domain/imports/suggest-columns.ts'

describe('suggesting columns', () => {
  it('recognises the headers of the seed file', () => {
    const headers = 'key,title,product_team,maturity,documentation_link,use_cases,code_hosts_supported,note'
    expect(suggestColumns(headers.split(','))).toEqual([
      'externalKey',
      'title',
      'productArea',
      'stage',
      'externalLink',
      'tags',
      null,
      'summary',
    ])
  })

  it('recognises Chinese headers, full-width characters and remarks in brackets', () => {
    const headers = [
      '外部编号',
      '功能名称',
      '产品线',
      '阶段',
      '产品经理',
      '上线日期（YYYY-MM-DD）',
      'ＰＭＭ',
      '其他',
    ]
    expect(suggestColumns(headers)).toEqual([
      'externalKey',
      'title',
      'productArea',
      'stage',
      'pmOwner',
      'releaseDate',
      'pmmOwner',
      null,
    ])
  })

  it('recognises the terms of a product team in Chinese', () => {
    expect(suggestColumns(['功能', '产品域', '阶段'])).toEqual(['title', 'productArea', 'stage'])
  })

  it('suggests a field once, and prefers its own name to an alias', () => {
    expect(suggestColumns(['Name', 'Title', 'Feature'])).toEqual([null, 'title', null])
    expect(suggestColumns(['Name', 'Feature'])).toEqual(['title', null])
  })

  it('covers every field of the contract once, without ambiguous headers', () => {
    expect(columnCatalogue.map(({ field }) => field).sort()).toEqual([...importFields].sort())
    const words = columnCatalogue.flatMap(({ name, aliases }) => [
      ...new Set([name.en, name['zh-Hans'], ...aliases].map(normalizeWord)),
    ])
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })

  it('infers fields from the cells when there is no header', () => {
    const rows = [
      ['12', 'Search', 'beta', 'https://a.example/x', '2026-05-06'],
      ['13', 'Browse', 'ga', '', '2026/5/7'],
    ]
    expect(suggestFromCells(rows, 5)).toEqual([null, 'title', 'stage', 'externalLink', 'releaseDate'])
  })

  it('prefers chosen columns over suggestions for other columns', () => {
    const header = { line: 1, cells: ['Name', 'Text', ''] }
    const rows = [{ line: 2, cells: ["'=1+1", 'b', ''] }]
    expect(planColumns(header, rows, { '1': 'title', '2': null })).toEqual([
      { index: 0, name: 'Name', field: null, samples: ['=1+1'] },
      { index: 1, name: 'Text', field: 'title', samples: ['b'] },
      { index: 2, name: 'C', field: null, samples: [] },
    ])
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

describe('the detection of a header row', () => {
  it.each([
    [
      'a known name',
      [
        ['key', 'x'],
        ['1', '2'],
      ],
      true,
    ],
    ['a known Chinese name', [['标题'], ['联邦学习']], true],
    [
      'unknown names above dates',
      [
        ['foo', 'bar'],
        ['x', '2026-01-02'],
      ],
      true,
    ],
    ['titles alone', [['Search'], ['Browse']], false],
    [
      'rows alike',
      [
        ['k1', 'Search', 'ga'],
        ['k2', 'Browse', 'beta'],
      ],
      false,
    ],
    ['nothing', [], false],
  ])('with %s', (_, rows, hasHeader) => expect(detectHeader(rows)).toBe(hasHeader))
})

describe('stage words', () => {
  it.each([
    ['ga', 'released'],
    ['partial_ga', 'gray'],
    ['Partial GA', 'gray'],
    ['beta', 'gray'],
    ['experimental', 'building'],
    ['not_implemented', 'planned'],
    ['deprecated', 'retired'],
    ['灰度', 'gray'],
    ['已上线', 'released'],
    ['PRD', 'prd'],
    ['构想', 'planned'],
    ['评审', 'prd'],
    ['banana', null],
    ['constructor', null],
  ])('%s means %s', (word, stage) => expect(stageOfWord(word)).toBe(stage))

  it('are recognised as an export writes them', () => {
    for (const stage of featureStages)
      for (const name of Object.values(stageNames[stage])) expect(stageOfWord(name)).toBe(stage)
  })

  it('are listed with their stages, unknown ones first', () => {
    const rows = ['ga', 'GA', 'mystery', 'beta', 'beta', ''].map((cell, at) => ({
      line: at + 2,
      cells: [cell],
    }))
    const { words, stages } = planStages(countWords(rows, 0), { Beta: 'building' })
    expect(words).toEqual([
      { word: 'mystery', stage: null, count: 1 },
      { word: 'ga', stage: 'released', count: 2 },
      { word: 'beta', stage: 'building', count: 2 },
    ])
    expect(stages.get('beta')).toBe('building')
    expect(planStages(countWords(rows, 0), { ga: null }).stages.get('ga')).toBe(null)
  })
})
