import { html } from 'lit'
import { expect, it } from 'vitest'
import '../../../web/components/hr-document.ts'
import type { HrDocument } from '../../../web/components/hr-document.ts'
import { inside, mount } from './mount.ts'

const run = 'globalThis.ranFromDocument = true'
/** Would be requested by whatever loads it; never is. */
const far = '/requested-by-document'

const hostile = [
  `<script>${run}</script>`,
  `<script src="${far}.js"></script>`,
  `<img src=x onerror="${run}">`,
  `<img src="${far}.png" srcset="${far}-2.png 2x">`,
  `![a](${far}.png)`,
  `![a](${location.origin}${far}-absolute.png)`,
  `<picture><source srcset="${far}.webp"><img alt=x></picture>`,
  `<video src="${far}.mp4" poster="${far}.jpg" autoplay></video><audio src="${far}.mp3"></audio>`,
  `<svg onload="${run}"><image href="${far}.svg"/><script>${run}</script></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${run}">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror="${run}">-->`,
  `<![CDATA[><img src=x onerror="${run}">]]>`,
  `<template><img src=x onerror="${run}"></template>`,
  `<p style="background:url(${far}.css.png)">styled</p><style>@import "${far}.css"; * { color: red }</style>`,
  `<link rel=stylesheet href="${far}.css"><meta http-equiv=refresh content="0;url=${far}">`,
  `<base href="https://evil.example/">`,
  `<form action="${far}"><input name=password><button>Send</button><textarea>x</textarea></form>`,
  `<input type=image src="${far}.png"><input type=checkbox autofocus onfocus="${run}">`,
  `<iframe src="${far}" srcdoc="<script>parent.${run}</script>"></iframe><object data="${far}"></object><embed src="${far}">`,
  `<a href="javascript:${run}">a</a> [b](javascript:${run}) [c](JaVaScRiPt&colon;${run}) [d](&#106;avascript:${run})`,
  `[e](data:text/html,<script>${run}</script>) [f](vbscript:x) [g](\u0001javascript:x) <a href="java\tscript:${run}">h</a>`,
  `<a id=location name=cookie href="#x">i</a><p id=app>j</p><img name=body alt=x><b id="__proto__">k</b>`,
  `<hr-toast text=x></hr-toast><hr-menu></hr-menu><p is="hr-toast" slot=x part=y class="visually-hidden" data-index=1>l</p>`,
  `<details open ontoggle="${run}"><summary>m</summary></details><b onmouseover="${run}" tabindex=0 accesskey=x>n</b>`,
  `# <img src=x onerror="${run}"> [^"><img src=x onerror=${run}>]\n\n[^"><img src=x onerror=${run}>]: <img src=x onerror=${run}>`,
  `\`\`\`"><img src=x onerror=${run}>\n</code></pre><img src=x onerror="${run}">\n\`\`\``,
  `| <img src=x onerror="${run}"> |\n|---|\n| </td></table><script>${run}</script> |`,
  `---\nowner: <img src=x onerror="${run}">\n---\n`,
  `\u202Egpj.exe`,
]

const allowed =
  /^(id|lang|class|href|rel|target|title|align|type|checked|disabled|open|tabindex|role|scope|start|dir|alt|data-language|data-source|data-scrolls|aria-(label|hidden))$/

it('runs nothing of a hostile document, requests nothing, and keeps no attribute that could', async () => {
  const before = performance.getEntriesByType('resource').length
  for (const markdown of [...hostile, hostile.join('\n\n'), hostile.toReversed().join('\n')]) {
    const element = await mount<HrDocument>(html`<hr-document .markdown=${markdown}></hr-document>`)
    const article = inside<HTMLElement>(element, 'article')
    await new Promise((resolve) => element.addEventListener('document-rendered', resolve))
    for (const one of article.querySelectorAll('*')) {
      expect(one.localName).not.toMatch(
        /-|^(script|style|link|meta|base|form|button|textarea|iframe|object|embed|svg|math|video|audio|source|template|img)$/,
      )
      if (one instanceof HTMLInputElement) expect([one.type, one.disabled]).toEqual(['checkbox', true])
      for (const { name } of one.attributes) expect(name).toMatch(allowed)
      if (one.id) expect(one.id).toMatch(/^user-content-/)
      const href = one.getAttribute('href')
      if (href !== null) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:|#)/)
      expect(one.namespaceURI).toBe('http://www.w3.org/1999/xhtml')
    }
    expect(article.textContent).not.toContain('\u202E')
    element.parentElement?.remove()
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect('ranFromDocument' in globalThis).toBe(false)
  const requested = performance.getEntriesByType('resource').slice(before)
  expect(
    requested.map(({ name }) => name).filter((name) => /requested-by-document|evil|\/x$/.test(name)),
  ).toEqual([])
})
