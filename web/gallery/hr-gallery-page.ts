import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { grades } from '#server/contracts/lists.ts'
import '../components/hr-channel.ts'
import '../components/hr-grade.ts'
import { Page } from '../state/page.ts'
import { pageStyles } from '../styles/page.ts'
import { finished, later, launchDate, today, underWay, wellOn } from './samples.ts'

/** Every component in its states, and the page of words. */
@customElement('hr-gallery-page')
export class HrGalleryPage extends Page {
  static override styles = pageStyles

  override render() {
    return html`<h1>Gallery</h1>
      ${grades.map((g) => html`<section class="section"><hr-grade .grade=${g}></hr-grade><hr-channel .grade=${g} .progress=${underWay} .launchDate=${launchDate} .today=${today}></hr-channel></section>`)}
      <section class="section">
        <hr-channel
          .grade=${'concept-campaign'}
          .progress=${wellOn}
          .launchDate=${launchDate}
          .today=${later}
        ></hr-channel>
      </section>
      <section class="section">
        <hr-channel
          .grade=${'small-scenario'}
          .progress=${finished}
          .launchDate=${launchDate}
          .today=${'2027-09-12'}
        ></hr-channel>
      </section>
      <section class="section"><hr-channel .grade=${null}></hr-channel></section> `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-gallery-page': HrGalleryPage
  }
}
