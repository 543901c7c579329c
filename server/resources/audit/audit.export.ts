/** The history as a table: one row per changed field, or one per event without changes. */
import type { Readable } from 'node:stream'
import { csvParts, textStream } from '../../adapters/csv.ts'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Language } from '../../contracts/lists.ts'
import { neutralizeCell } from '../../domain/imports/formula-cell.ts'

const columns: readonly Record<Language, string>[] = [
  { en: 'At (UTC)', 'zh-Hans': '时间（UTC）' },
  { en: 'Person', 'zh-Hans': '操作人' },
  { en: 'Origin', 'zh-Hans': '来源' },
  { en: 'Session or token', 'zh-Hans': '会话或令牌' },
  { en: 'Address', 'zh-Hans': '网络地址' },
  { en: 'Noun', 'zh-Hans': '对象类型' },
  { en: 'Entity', 'zh-Hans': '对象编号' },
  { en: 'Title', 'zh-Hans': '名称' },
  { en: 'Verb', 'zh-Hans': '操作' },
  { en: 'Field', 'zh-Hans': '字段' },
  { en: 'Before', 'zh-Hans': '修改前' },
  { en: 'After', 'zh-Hans': '修改后' },
]

/** Texts unchanged, references by name, everything else as JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name
  return JSON.stringify(value)
}

function linesOf(auditEvent: AuditEvent, language: Language): string[][] {
  const { origin, entityTitle } = auditEvent
  const title = typeof entityTitle === 'string' ? entityTitle : entityTitle[language]
  const by = [
    auditEvent.at,
    auditEvent.person?.name ?? '',
    origin?.kind ?? '',
    origin?.id ?? '',
    origin?.address ?? '',
  ]
  const columns = [...by, auditEvent.noun, auditEvent.entityId, title, auditEvent.verb]
  const changes = auditEvent.changes.map(({ field, before, after }) => [field, cellOf(before), cellOf(after)])
  const lines = changes.length > 0 ? changes : [['', '', '']]
  return lines.map((change) => [...columns, ...change].map(neutralizeCell))
}

/** CSV with a byte order mark and headers in `language`; formula cells are neutralized. */
export function activitiesCsv(auditEvents: AsyncIterable<AuditEvent[]>, language: Language): Readable {
  async function* rows() {
    for await (const some of auditEvents) yield some.flatMap((auditEvent) => linesOf(auditEvent, language))
  }
  return textStream(
    csvParts(
      columns.map((name) => name[language]),
      rows(),
    ),
  )
}
