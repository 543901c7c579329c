import { describe, expect, it } from 'vitest'
import * as clipboards from './clipboards.ts'
import { markdownOf, pixel, read } from './reading.ts'

describe('HTML', () => {
  it.each([
    ['Word', clipboards.word, clipboards.wordAsMarkdown],
    ['Feishu', clipboards.feishu, clipboards.feishuAsMarkdown],
    ['Google Docs', clipboards.googleDocs, clipboards.googleDocsAsMarkdown],
  ])('from the clipboard of %s keeps headings, lists, tables and formats', async (_, html, markdown) => {
    expect(await markdownOf(`\uFEFF${html}`)).toBe(markdown)
  })

  it('loses scripts, controls, hidden text, and links and pictures that are not of the web', async () => {
    const html = `<title>My page</title><style>p{}</style><script>alert(1)</script><iframe src="https://e.com">frame</iframe>
      <object>object</object><svg><text>drawn</text></svg><p onclick="alert(1)">shown</p><p style="display: none">hidden</p>
      <form><p>of a form</p><input value="typed"><button>Send</button></form>
      <a href="java&#10;script:alert(1)">a</a> <a href=" data:text/html,x">b</a> <a href="vbscript:x">c</a> <a href="/d">d</a>
      <img src="x" onerror="alert(1)" alt="alone"><img src="file:///c:/a.png"><img src="data:image/svg+xml;base64,PHN2Zy8+">
      <img src="https://e.com/a_(1).png" alt="far]"><img src="https://e.com/pixel.gif" width="1">`
    const extraction = await read('a.html', html)
    expect(extraction).toMatchObject({ format: 'html', outcome: 'read', title: 'My page', images: [] })
    expect(extraction.markdown).toBe(
      'shown\n\nof a form\n\na b c d alone ![far\\]](https://e.com/a_%281%29.png)',
    )
    expect(extraction.notes.sort()).toEqual(['images-left-out', 'remote-images'])
  })

  it('gives out pictures that are part of it, known by their content', async () => {
    const html = `<img alt="p" src="data:image/gif;base64,${pixel.toString('base64')}"><img src="data:image/png;base64,PHN2Zz4=">`
    const { markdown, images, notes } = await read('a.html', html)
    expect(images).toMatchObject([{ mediaType: 'image/png' }])
    expect(markdown).toBe(`![p](image:${images[0]?.sha256})`)
    expect(notes).toEqual(['images-left-out'])
  })

  it('shows as Markdown what would be Markdown by chance', async () => {
    expect(await markdownOf('<p># a</p><p>1. b</p><p>*c* [d](javascript:e) &lt;img src=x&gt; | f</p>')).toBe(
      '\\# a\n\n1\\. b\n\n\\*c\\* \\[d\\](javascript:e) \\<img src=x> \\| f',
    )
  })

  it('keeps code, quotes, numbers of lists, and line breaks', async () => {
    const html = `<pre><code class="language-js">if (a &lt; b) {\n  \`x\`\n}</code></pre><blockquote><p>q</p><p>r</p></blockquote>
      <ol start="9"><li>nine</li><li><p>ten</p><p>more</p><ul><li>deep</li></ul></li></ol><p>a<br>b <code>c|d</code></p>`
    expect(await markdownOf(html)).toBe(
      [
        '```js\nif (a < b) {\n  `x`\n}\n```',
        '> q\n> \n> r',
        '9. nine\n10. ten\n\n    more\n\n    - deep',
        'a  \nb `c|d`',
      ].join('\n\n'),
    )
  })

  it('keeps tables in shape: without a header, with cells that span, lines, bars, lists and tables within', async () => {
    const table = (rows: string) => `<table>${rows}</table>`
    expect(await markdownOf(table('<tr><th>a<th>b<tr><td>1|2<td><ul><li>x<li>y</ul>'))).toBe(
      '| a | b |\n| --- | --- |\n| 1\\|2 | • x<br>• y |',
    )
    expect(
      await markdownOf(table('<tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g')),
    ).toBe('|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c | d | e |\n|  | f | g |')
    expect(
      await markdownOf(
        table(`<tr><td><h2>T</h2>${table('<tr><th>a<th>b<tr><td>1<td>2')}</td><td>side</td></tr>`),
      ),
    ).toBe('## T\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nside')
  })

  it('ends bold text where Markdown sees that it ends', async () => {
    expect(await markdownOf('<p><b>注意：</b>请看<strong>“重点”</strong>，<b>a</b><b>b</b></p>')).toBe(
      '**注意**：请看“**重点**”，**ab**',
    )
  })

  it('refers to footnotes of Word', async () => {
    const html = `<p>a<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
      <div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> note</p></div>`
    expect(await markdownOf(html)).toBe('a[^1]\n\n[^1]: note')
  })

  it('is decoded as it says, unless it is UTF-8', async () => {
    const gb = Buffer.from('b2fac6b7', 'hex')
    const page = (charset: string, body: Buffer) =>
      Buffer.concat([Buffer.from(`<!doctype html><meta charset="${charset}"><p>`), body])
    expect(await read('a.html', page('gbk', gb))).toMatchObject({ markdown: '产品', notes: [] })
    expect(await read('a.html', page('gbk', Buffer.from('产品')))).toMatchObject({
      markdown: '产品',
      notes: [],
    })
  })
})
