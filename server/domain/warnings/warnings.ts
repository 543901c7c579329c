import type { FeatureFacts, LaunchFacts } from './facts.ts'
import { featureRules } from './feature-rules.ts'
import { launchRules } from './launch-rules.ts'
import { raise, type RaisedWarning, type WarningRule } from './warning-rule.ts'

/** The rules about features and those about launches. */
export type WarningRules = Readonly<{
  feature: readonly WarningRule<FeatureFacts>[]
  launch: readonly WarningRule<LaunchFacts>[]
}>

/** The rules (RULES.md, Warnings). */
export const warningRules: WarningRules = { feature: featureRules, launch: launchRules }

/** The warnings that apply to a feature now (RULES.md, Warnings). */
export const featureWarnings = (facts: FeatureFacts, rules = warningRules): RaisedWarning[] =>
  raise(rules.feature, facts)

/** The warnings that apply to a launch now (RULES.md, Warnings). */
export const launchWarnings = (facts: LaunchFacts, rules = warningRules): RaisedWarning[] =>
  raise(rules.launch, facts)
