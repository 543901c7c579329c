import { language } from '../locales/language.ts'

/** `1,234.5` */
export function number(value: number, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits }).format(value)
}

/**
 * A total from 0 to 100, floored to one decimal and always showing it, as everywhere totals are shown:
 * `56.0`.
 */
export function points(value: number): string {
  // The tolerance keeps 56.3 from becoming 56.2 when floating point puts the sum slightly below it.
  const floored = Math.floor(value * 10 + 1e-9) / 10
  return new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    floored,
  )
}

/** An amount in the workspace's currency, without decimals: `¥30,000` */
export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat(language(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount)
}

/** `a, b and c` · `a、b和c` */
export function listOf(items: string[]): string {
  return new Intl.ListFormat(language(), { style: 'long', type: 'conjunction' }).format(items)
}

/** The size of a file: `12 kB`, `1.5 MB` */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${number(bytes / 1024, 0)} kB` : `${number(bytes / 1024 / 1024, 1)} MB`
}

/** A waiting time, in whole minutes from one minute on: `40 seconds`, `3 minutes` · `40秒钟`、`3分钟` */
export function duration(seconds: number): string {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'zh-CN', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(Math.ceil(value))
}
