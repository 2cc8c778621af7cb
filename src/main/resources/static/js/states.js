/** The states of experiments and runs, in the order in which they are passed. */

export const STATES = ['queued', 'running', 'pausing', 'paused', 'cancelling', 'cancelled', 'completed', 'failed']

/** Whether a state is left by no more than `retry`. */
export const over = (state) => ['completed', 'failed', 'cancelled'].includes(state)
