/** The schemas that become components of the OpenAPI document, instead of being repeated at every route. */
import { AccountLink } from './accounts.ts'
import { AuditEvent } from './activity.ts'
import { ApiToken } from './api-tokens.ts'
import { Calendar, CalendarDefinition } from './calendars.ts'
import { Confidentiality } from './confidentiality.ts'
import { Document, DocumentVersion } from './documents.ts'
import { Feature } from './features.ts'
import {
  Scores,
  Scorecard,
  Consensus,
  Proposal,
  Reading,
  ClosedGate,
  Decision,
  Grading,
  Anchor,
} from './grading.ts'
import { Import, ImportProgress, ImportRow } from './imports.ts'
import { Launch, LaunchFeature, PhaseProgress } from './launches.ts'
import { Person, PersonName } from './people.ts'
import { PlannedTask, PlanNotice, Preview } from './plans.ts'
import { GradeTask, PlaybookTask, PlaybookDefinition, NewPlaybook, Playbook } from './playbooks.ts'
import { BothLanguages, LocalText, NameInBothLanguages, PersonRef } from './primitives.ts'
import { FieldError, Problem } from './problems.ts'
import { ProductArea } from './product-areas.ts'
import { Criterion, Band, GateCondition, Gate, RubricDefinition, NewRubric, Rubric } from './rubrics.ts'
import { OpenSession, Session } from './session.ts'
import { Task, TaskWithLaunch } from './tasks.ts'
import { Grade, Phase, Role, JobFunction, FeatureStage, ProductStage, Language } from './vocabulary.ts'
import { Warning } from './warnings.ts'
import { Identity } from './identities.ts'
import { Installation } from './installation.ts'
import { Workspace } from './workspace.ts'

export const namedSchemas = {
  AccountLink,
  AuditEvent,
  ApiToken,
  Confidentiality,
  OpenSession,
  Document,
  DocumentVersion,
  Feature,
  Anchor,
  ClosedGate,
  Consensus,
  Decision,
  Grading,
  Proposal,
  Reading,
  Scorecard,
  Scores,
  Import,
  ImportProgress,
  ImportRow,
  Launch,
  LaunchFeature,
  PhaseProgress,
  Person,
  PersonName,
  PlanNotice,
  PlannedTask,
  Preview,
  GradeTask,
  NewPlaybook,
  Playbook,
  PlaybookDefinition,
  PlaybookTask,
  BothLanguages,
  NameInBothLanguages,
  LocalText,
  PersonRef,
  FieldError,
  Problem,
  ProductArea,
  Band,
  Criterion,
  Gate,
  GateCondition,
  NewRubric,
  Rubric,
  RubricDefinition,
  Session,
  Task,
  TaskWithLaunch,
  FeatureStage,
  Grade,
  JobFunction,
  Language,
  Phase,
  ProductStage,
  Role,
  Warning,
  Calendar,
  CalendarDefinition,
  Installation,
  Identity,
  Workspace,
}
