import { type Day, formatDay } from '../domain/calendar.js';
import type { RunSettings } from '../reports/index.js';
import type { RunOptions } from './options.js';
import type { RunPlan } from './plan.js';
import type { PlannedPolicy } from './policy-settings.js';

/** What was chosen for a run: the manifest states it, so that anybody can make the run again. */
export function settingsOf(plan: RunPlan, options: RunOptions): RunSettings {
  const byPolicy = <T>(value: (settings: PlannedPolicy['settings']) => T): Record<string, T> =>
    Object.fromEntries(plan.stack.map(({ loaded, settings }) => [loaded.pack.id, value(settings)]));
  return {
    policies: plan.stack.map(({ loaded }) => loaded.file),
    parameters: byPolicy(({ parameters }) => parameters ?? {}),
    inForce: byPolicy(({ inForce }) => ({ from: written(inForce?.from), until: written(inForce?.until) })),
    tolerance: plan.tolerance,
    rules: plan.rules,
    remarks: plan.remarks,
    inputEncoding: options.inputEncoding,
    language: plan.language,
  };
}

function written(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : formatDay(day);
}
