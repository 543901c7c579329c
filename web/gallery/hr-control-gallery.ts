import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import '../components/hr-code-field.ts'
import '../components/hr-date.ts'
import '../components/hr-dialog.ts'
import '../components/hr-empty.ts'
import '../components/hr-field.ts'
import { formFieldStyles } from '../components/hr-form-field.ts'
import '../components/hr-inline-edit.ts'
import '../components/hr-menu.ts'
import '../components/hr-pager.ts'
import '../components/hr-person.ts'
import '../components/hr-select-grade.ts'
import '../components/hr-select-person.ts'
import '../components/hr-skeleton.ts'
import '../components/hr-tags.ts'
import '../components/hr-toast.ts'
import '../components/hr-version-list.ts'
import { credentialsText } from '../locales/credentials.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { vocabulary } from '../locales/vocabulary.ts'
import { showToast } from '../shell/toasts.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import { launchDate, people, today, versions } from './samples.ts'
import { t } from '../locales/gallery.ts'

/** Gallery of buttons, fields, dialogs and small text components. */
@customElement('hr-control-gallery')
export class HrControlGallery extends LocalizedElement {
  @state() private isOpen = false

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    formFieldStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-6);
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--space-4) var(--space-6);
      }
    `,
  ]

  override render() {
    return html`${this.renderButtons()} ${this.renderFields()} ${this.renderFormFields()} ${this.renderText()}
      <section>
        <h3>hr-empty · hr-skeleton · hr-pager</h3>
        <hr-empty .heading=${t('empty.heading')}>
          ${t('empty.text')}
          <a slot="actions" class="button primary" href="/features/import">${t('empty.action')}</a>
        </hr-empty>
        <hr-skeleton shape="title"></hr-skeleton>
        <hr-pager total="10000" from="51" shown="50" first-href="/gallery" next-href="/gallery"></hr-pager>
      </section>`
  }

  private renderButtons() {
    const close = () => (this.isOpen = false)
    return html`<section>
      <h3>button · hr-menu · hr-dialog · hr-toast</h3>
      <div class="actions">
        <button class="primary">${common('save')}</button><button>${common('cancel')}</button>
        <button class="danger">${common('archive')}</button
        ><button class="quiet">${common('showMore')}</button>
        <button disabled>${common('save')}</button>
        <hr-menu>
          <span slot="trigger">${t('menu')}</span>
          <button>${common('edit')}</button><button>${common('archive')}</button
          ><button disabled>${common('restore')}</button>
        </hr-menu>
        <button @click=${() => (this.isOpen = true)}>${t('open')}</button>
        <button @click=${() => showToast({ text: t('said'), undo: () => showToast({ text: t('undone') }) })}>
          ${t('says')}
        </button>
        <button @click=${() => showToast({ text: t('sample.error'), kind: 'problem' })}>
          ${t('problem')}
        </button>
      </div>
      <hr-toast .text=${t('said')} can-undo></hr-toast>
      <hr-toast kind="problem" .text=${t('sample.error')}></hr-toast>
      <hr-dialog .open=${this.isOpen} .heading=${t('dialog.heading')} @closed=${close}>
        <p>${t('dialog.text')}</p>
        <button slot="actions" class="button" @click=${close}>${common('cancel')}</button>
        <button slot="actions" class="button primary" @click=${close}>${t('dialog.confirm')}</button>
      </hr-dialog>
    </section>`
  }

  private renderFields() {
    return html`<section>
      <h3>hr-field · hr-select-person · hr-select-grade · hr-tags · hr-inline-edit</h3>
      <div class="two">
        <hr-field
          .label=${t('sample.label')}
          .hint=${t('sample.hint')}
          .value=${t('sample.title')}
        ></hr-field>
        <hr-field .label=${t('sample.label')} required .error=${t('sample.error')}></hr-field>
        <hr-field type="date" .label=${common('date')} .value=${launchDate}></hr-field>
        <hr-field type="textarea" .label=${common('reason')} .value=${t('sample.note')}></hr-field>
        <hr-select-person .label=${t('menu')} .people=${people} .value=${'1'}></hr-select-person>
        <hr-field .label=${t('sample.label')} disabled .value=${t('sample.title')}></hr-field>
      </div>
      <hr-select-grade
        .label=${vocabulary('proposal')}
        .value=${'big-scenario'}
        .notes=${{ 'small-scenario': vocabulary('decision') }}
      ></hr-select-grade>
      <hr-tags editable .label=${common('add')} .tags=${[t('sample.tag'), t('sample.tag2')]}></hr-tags>
      <h2>
        <hr-inline-edit .label=${t('sample.label')} .value=${t('sample.title')} required></hr-inline-edit>
      </h2>
      <p>
        <hr-inline-edit
          type="textarea"
          .label=${common('reason')}
          .value=${t('sample.note')}
        ></hr-inline-edit>
      </p>
      <p>
        <hr-inline-edit type="date" .label=${common('date')} .value=${launchDate}></hr-inline-edit> ·
        <hr-inline-edit type="date" .label=${common('date')}></hr-inline-edit>
      </p>
    </section>`
  }

  private renderFormFields() {
    return html`<section>
      <h3>hr-form-field · hr-code-field</h3>
      <form class="two" @submit=${(event: Event) => event.preventDefault()} novalidate>
        <hr-form-field name="email" type="email" .label=${credentialsText('email')}></hr-form-field>
        <hr-form-field
          name="password"
          type="password"
          .label=${credentialsText('newPassword')}
          .hint=${credentialsText('passwordRule')}
          .error=${t('sample.error')}
        ></hr-form-field>
        <div><hr-code-field></hr-code-field></div>
      </form>
    </section>`
  }

  private renderText() {
    return html`<section>
      <h3>hr-person · hr-date · hr-version-list</h3>
      <p><hr-person .person=${people[0] ?? null}></hr-person> · <hr-person></hr-person></p>
      <p>
        <hr-date .date=${launchDate} .today=${today}></hr-date> ·
        <hr-date .date=${launchDate} .today=${today} form="short"></hr-date> · <hr-date></hr-date>
      </p>
      <hr-version-list .versions=${versions} shown="2" path="/gallery"></hr-version-list>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-control-gallery': HrControlGallery
  }
}
