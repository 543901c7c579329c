import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, inject, it } from 'vitest'
import { bundledProgram, extractInProcess } from '#server/adapters/extraction/child-process.ts'
import { type ExtractedImage, extractDocument, htmlToMarkdown } from '#server/adapters/extraction/extract.ts'
import { defaultLimits, type ExtractionLimits } from '#server/adapters/extraction/limits.ts'
import { docxOf, heading } from './docx-documents.ts'
import { pdfOf } from './pdf-documents.ts'
import { chunksOf, pixel } from './reading.ts'

const bundle = inject('serverProgram').replace(/\.js$/, '-extraction.js')
const endless = '<div title="<">'.repeat(100_000)

const extract = (fileName: string, content: string | Uint8Array, limits: Partial<ExtractionLimits> = {}) =>
  extractDocument({ fileName, bytes: chunksOf(content) }, { ...defaultLimits, ...limits })

/** What the server makes of a process that runs a piece of JavaScript. */
const extractBy = (code: string, limits: Partial<ExtractionLimits> = {}) =>
  extractInProcess({ fileName: 'a.pdf', limits: { ...defaultLimits, ...limits } }, chunksOf('x'), undefined, {
    cwd: import.meta.dirname,
    arguments: ['-e', `process.stdout.write('ready\\n');${code}`],
  })

describe('a document is read in another process', () => {
  it('with its pictures', async () => {
    const html = `<h1>产品</h1><img src="data:image/png;base64,${pixel.toString('base64')}">`
    const extraction = await htmlToMarkdown(html)
    const [image]: ExtractedImage[] = extraction.images
    expect(image?.bytes).toEqual(new Uint8Array(pixel))
    expect(extraction).toMatchObject({
      format: 'html',
      mediaType: 'text/html',
      outcome: 'read',
      title: '产品',
      markdown: `# 产品\n\n![](image:${image?.sha256})`,
    })
  })

  it('by the script that the build makes, which reaches no file and makes no code', async () => {
    const by = (fileName: string, content: string | Uint8Array) =>
      extractInProcess(
        { fileName, limits: defaultLimits },
        chunksOf(content),
        undefined,
        bundledProgram(bundle),
      )
    const [docx, pdf, html] = await Promise.all([
      docxOf([heading('Title', 1)]).then((content) => by('a.docx', content)),
      pdfOf((page) => page.text('Text of a page')).then((content) => by('a.pdf', content)),
      by('a.html', '<b>bold</b>'),
    ])
    expect([docx, pdf, html]).toMatchObject([
      { outcome: 'read', markdown: '# Title' },
      { outcome: 'read', markdown: 'Text of a page' },
      { outcome: 'read', markdown: '**bold**' },
    ])
    const attempts = [
      'eval("1")',
      `require('fs').readFileSync('/etc/hostname')`,
      `require('child_process').execSync('ls')`,
    ]
    const ends = attempts.map(async (code) => {
      const options = bundledProgram(bundle).arguments.slice(0, -1)
      return once(spawn(process.execPath, [...options, '-e', code], { env: {}, stdio: 'ignore' }), 'exit')
    })
    expect(await Promise.all(ends)).toEqual(attempts.map(() => [1, null]))
  })

  it('and others are read meanwhile', async () => {
    let isSlowEnded = false
    const ending = new AbortController()
    const slow = extractDocument(
      { fileName: 'a.html', bytes: chunksOf(endless) },
      defaultLimits,
      ending.signal,
    )
    const slowEnd = slow.finally(() => (isSlowEnded = true)).catch((error: unknown) => error)
    const large = extract('large.html', '<p>x<b>y</b>'.repeat(300_000), { memoryMb: 130 })
    expect(await htmlToMarkdown('<p>quick')).toMatchObject({ markdown: 'quick' })
    expect(isSlowEnded).toBe(false)
    expect(await large).toMatchObject({ format: 'html', outcome: 'too-large', markdown: '', images: [] })
    ending.abort(new Error('enough'))
    expect(await slowEnd).toEqual(new Error('enough'))
  })

  it('that has no environment', async () => {
    process.env.SECRET_OF_THE_SERVER = 'x'
    const names = extractInProcess({ fileName: 'a.pdf', limits: defaultLimits }, chunksOf('x'), undefined, {
      cwd: import.meta.dirname,
      arguments: ['-e', 'console.error(JSON.stringify(Object.keys(process.env)))'],
    })
    await expect(names).rejects.toThrow(/does not start: \[\]/)
    delete process.env.SECRET_OF_THE_SERVER
  })

  it('whose end, whatever it is, is one of the document alone', async () => {
    expect(await extractBy('process.abort()')).toBe('too-large')
    expect(await extractBy('throw new Error()')).toBe('damaged')
    expect(await extractBy('process.exit(0)')).toBe('damaged')
    expect(await extractBy(`console.log('{"format":"pdf"}')`)).toBe('damaged')
    expect(await extractBy('for (;;);', { seconds: 1 })).toBe('too-slow')
    expect(
      await extractBy('setInterval(() => process.stdout.write("x".repeat(1e6)))', { bytesRead: 1000 }),
    ).toBe('too-large')
    expect(await extractBy('const all = []; for (;;) all.push(Array(1e5).fill(all))', { memoryMb: 60 })).toBe(
      'too-large',
    )
  })

  it('that receives no more of it than may be read', async () => {
    let sent = 0
    async function* forever() {
      for (;;) {
        sent += 65_536
        yield Buffer.alloc(65_536)
      }
    }
    const limits = { ...defaultLimits, bytesRead: 1_000_000 }
    const extraction = await extractDocument({ fileName: 'film.mov', bytes: forever() }, limits)
    expect(extraction).toMatchObject({ format: 'other', outcome: 'not-readable-format' })
    expect(sent).toBeLessThan(10_000_000)
  })

  it('unless it can not be read', async () => {
    async function* broken() {
      yield Buffer.from('text')
      throw new Error('The disk is gone')
    }
    await expect(extractDocument({ fileName: 'a.md', bytes: broken() })).rejects.toThrow('The disk is gone')
  })

  it('that ends when the server is no longer there', async () => {
    const request = JSON.stringify({ fileName: 'a.html', limits: defaultLimits })
    const server = spawn(process.execPath, [
      '-e',
      `const child = require('child_process').spawn(process.execPath, [${JSON.stringify(bundle)}])
       child.stdout.once('data', () => child.stdin.end(${JSON.stringify(request)} + '\\n' + ${JSON.stringify('<div title="<">')}.repeat(1e5), () => {
         console.log(child.pid)
         setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300)
       }))`,
    ])
    const [pid] = (await once(server.stdout, 'data')) as [Buffer]
    await once(server, 'exit')
    const isThere = () => {
      try {
        return process.kill(Number(pid.toString()), 0)
      } catch {
        return false
      }
    }
    for (let n = 0; n < 50 && isThere(); n++) await sleep(50)
    expect(isThere()).toBe(false)
  })
})
