import type { Language } from '#server/contracts/lists.ts'
import type { LocalText } from '#server/contracts/primitives.ts'
import { account } from '../../web/locales/en/account.ts'
import { authenticating } from '../../web/locales/en/authenticating.ts'
import { app } from '../../web/locales/en/app.ts'
import { common } from '../../web/locales/en/common.ts'
import { credentials } from '../../web/locales/en/credentials.ts'
import { conflict } from '../../web/locales/en/conflict.ts'
import { desk } from '../../web/locales/en/desk.ts'
import { document } from '../../web/locales/en/document.ts'
import { feature } from '../../web/locales/en/feature.ts'
import { features } from '../../web/locales/en/features.ts'
import { grading } from '../../web/locales/en/grading.ts'
import { history } from '../../web/locales/en/history.ts'
import { identities } from '../../web/locales/en/identities.ts'
import { importWords } from '../../web/locales/en/import.ts'
import { launch } from '../../web/locales/en/launch.ts'
import { newLaunch } from '../../web/locales/en/new-launch.ts'
import { people } from '../../web/locales/en/people.ts'
import { permissions } from '../../web/locales/en/permissions.ts'
import { plan } from '../../web/locales/en/plan.ts'
import { requiredFactor } from '../../web/locales/en/required-factor.ts'
import { setPassword } from '../../web/locales/en/set-password.ts'
import { presence } from '../../web/locales/en/presence.ts'
import { signIn } from '../../web/locales/en/sign-in.ts'
import { vocabulary } from '../../web/locales/en/vocabulary.ts'
import { workspace } from '../../web/locales/en/workspace.ts'
import { account as zhAccount } from '../../web/locales/zh-Hans/account.ts'
import { authenticating as zhAuthenticating } from '../../web/locales/zh-Hans/authenticating.ts'
import { app as zhApp } from '../../web/locales/zh-Hans/app.ts'
import { common as zhCommon } from '../../web/locales/zh-Hans/common.ts'
import { credentials as zhCredentials } from '../../web/locales/zh-Hans/credentials.ts'
import { conflict as zhConflict } from '../../web/locales/zh-Hans/conflict.ts'
import { desk as zhDesk } from '../../web/locales/zh-Hans/desk.ts'
import { document as zhDocument } from '../../web/locales/zh-Hans/document.ts'
import { feature as zhFeature } from '../../web/locales/zh-Hans/feature.ts'
import { features as zhFeatures } from '../../web/locales/zh-Hans/features.ts'
import { grading as zhGrading } from '../../web/locales/zh-Hans/grading.ts'
import { history as zhHistory } from '../../web/locales/zh-Hans/history.ts'
import { identities as zhIdentities } from '../../web/locales/zh-Hans/identities.ts'
import { importWords as zhImport } from '../../web/locales/zh-Hans/import.ts'
import { launch as zhLaunch } from '../../web/locales/zh-Hans/launch.ts'
import { newLaunch as zhNewLaunch } from '../../web/locales/zh-Hans/new-launch.ts'
import { people as zhPeople } from '../../web/locales/zh-Hans/people.ts'
import { permissions as zhPermissions } from '../../web/locales/zh-Hans/permissions.ts'
import { plan as zhPlan } from '../../web/locales/zh-Hans/plan.ts'
import { requiredFactor as zhRequiredFactor } from '../../web/locales/zh-Hans/required-factor.ts'
import { setPassword as zhSetPassword } from '../../web/locales/zh-Hans/set-password.ts'
import { presence as zhPresence } from '../../web/locales/zh-Hans/presence.ts'
import { signIn as zhSignIn } from '../../web/locales/zh-Hans/sign-in.ts'
import { vocabulary as zhVocabulary } from '../../web/locales/zh-Hans/vocabulary.ts'
import { workspace as zhWorkspace } from '../../web/locales/zh-Hans/workspace.ts'
import type { KeyOf, Translate, Translated, Words } from '../../web/locales/messages.ts'

/** Looks up a message by its dotted key; with a count, the form `_one` or `_other` (in Chinese `_other`). */
function found(words: Words, key: string, count: unknown): string {
  const at = (path: string) =>
    path
      .split('.')
      .reduce<string | Words | undefined>(
        (inside, part) => (typeof inside === 'object' ? inside[part] : undefined),
        words,
      )
  const text = at(key) ?? (count === 1 ? at(`${key}_one`) : undefined) ?? at(`${key}_other`)
  if (typeof text !== 'string') throw new Error(`No words for ${key}`)
  return text
}

const speak =
  <T extends Words>(words: T | Translated<T>): Translate<T> =>
  (key: KeyOf<T>, params = {}) =>
    found(words as Words, key, params.count).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(params[name]),
    )

export function say(language: Language) {
  const isEnglish = language === 'en'
  const one = <T extends Words>(en: T, zhHans: Translated<T>) => speak<T>(isEnglish ? en : zhHans)
  return {
    language,
    account: one(account, zhAccount),
    app: one(app, zhApp),
    authenticating: one(authenticating, zhAuthenticating),
    common: one(common, zhCommon),
    credentials: one(credentials, zhCredentials),
    conflict: one(conflict, zhConflict),
    desk: one(desk, zhDesk),
    document: one(document, zhDocument),
    feature: one(feature, zhFeature),
    features: one(features, zhFeatures),
    grading: one(grading, zhGrading),
    history: one(history, zhHistory),
    identities: one(identities, zhIdentities),
    import: one(importWords, zhImport),
    launch: one(launch, zhLaunch),
    newLaunch: one(newLaunch, zhNewLaunch),
    people: one(people, zhPeople),
    permissions: one(permissions, zhPermissions),
    plan: one(plan, zhPlan),
    requiredFactor: one(requiredFactor, zhRequiredFactor),
    setPassword: one(setPassword, zhSetPassword),
    presence: one(presence, zhPresence),
    signIn: one(signIn, zhSignIn),
    vocabulary: one(vocabulary, zhVocabulary),
    workspace: one(workspace, zhWorkspace),
    local: (text: LocalText) => (typeof text === 'string' ? text : text[language]),
  }
}

export type Say = ReturnType<typeof say>
