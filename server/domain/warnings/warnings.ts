import type { FeatureFacts, LaunchFacts } from './facts.ts'
import { featureRules } from './feature-rules.ts'
import { launchRules } from './launch-rules.ts'
import { raise, type RaisedWarning } from './warning-rule.ts'

/** The warnings of domain.md that hold for a feature now. */
export const featureWarnings = (facts: FeatureFacts): RaisedWarning[] => raise(featureRules, facts)

/** The warnings of domain.md that hold for a launch now. */
export const launchWarnings = (facts: LaunchFacts): RaisedWarning[] => raise(launchRules, facts)
