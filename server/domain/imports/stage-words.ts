/** The words that tables use for the stages of a feature. */
import type { FeatureStage, Language } from '../../contracts/lists.ts'
import { normalizeWord } from './normalize-word.ts'

/** What a stage is called in a table. */
export const stageNames: Record<FeatureStage, Record<Language, string>> = {
  planned: { en: 'planned', 'zh-Hans': '规划中' },
  prd: { en: 'PRD', 'zh-Hans': 'PRD 阶段' },
  building: { en: 'building', 'zh-Hans': '开发中' },
  gray: { en: 'gray', 'zh-Hans': '灰度中' },
  released: { en: 'released', 'zh-Hans': '已上线' },
  retired: { en: 'retired', 'zh-Hans': '已下线' },
}

/** The maturity words of RULES.md, Import words, then other common words. */
const otherWords: Record<FeatureStage, readonly string[]> = {
  planned: [
    'not_implemented',
    'plan',
    'backlog',
    'todo',
    'to do',
    'idea',
    'proposed',
    '构想',
    '计划',
    '已计划',
    '计划中',
    '待规划',
    '未开始',
    '待开发',
    '未实现',
  ],
  prd: [
    'prd review',
    'specified',
    'in design',
    'design',
    '需求',
    '需求阶段',
    '评审',
    '需求评审',
    'PRD评审',
    '设计中',
  ],
  building: [
    'experimental',
    'in progress',
    'in development',
    'development',
    'doing',
    'alpha',
    '开发',
    '研发中',
    '实验',
    '实验性',
    '进行中',
    '测试中',
  ],
  gray: [
    'partial_ga',
    'beta',
    'grey',
    'canary',
    'preview',
    'early access',
    'limited',
    '灰度',
    '灰度发布',
    '内测',
    '公测',
    '部分上线',
  ],
  released: [
    'ga',
    'general availability',
    'release',
    'live',
    'done',
    'shipped',
    'launched',
    '上线',
    '已发布',
    '发布',
    '全量',
    '正式',
    '已完成',
  ],
  retired: [
    'deprecated',
    'sunset',
    'removed',
    'discontinued',
    'end of life',
    'eol',
    '下线',
    '已废弃',
    '废弃',
    '停用',
    '已停用',
  ],
}

const stageByWord: ReadonlyMap<string, FeatureStage> = new Map(
  (Object.keys(stageNames) as FeatureStage[]).flatMap((stage) =>
    [stage, ...Object.values(stageNames[stage]), ...otherWords[stage]].map(
      (word) => [normalizeWord(word), stage] as const,
    ),
  ),
)

/** The default stage of a word, or null (RULES.md, Import words). */
export function stageOfWord(word: string): FeatureStage | null {
  return stageByWord.get(normalizeWord(word)) ?? null
}
