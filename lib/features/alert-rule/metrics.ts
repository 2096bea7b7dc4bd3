/** The health score among the metrics of conditions: the computed one, with a decimal. */
export const HEALTH_SCORE = 'health';

export const RULE_BANDS = ['poor', 'average', 'good', 'unknown'] as const;

/** When a rule looks: once a day is over; or as soon as something changed as well. */
export const RULE_CHECKS = ['daily', 'on_change'] as const;

/** How far back a condition may compare. */
export const CONDITION_DAYS = 90;
