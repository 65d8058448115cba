// What belongs to one run, wherever it goes on: what it remembers, what was seen of it, what is still asked of it.
import type { OptimizerConfig, Trainer } from 'batchnorm-playground';
import { Jobs } from './jobs';
import type { Looks } from './looks';
import type { Recall } from './recall';
import { Sight } from './sight';

export class Trace {
  readonly jobs = new Jobs();
  /** null: it has not begun. */
  recall: Recall | null = null;
  sight = new Sight();
  /** As the page's settings have it. */
  optimizer: OptimizerConfig = {};

  /** Sees the last step before the run diverged: which one was looked at on the way is chance. */
  async seeLast({ status }: Trainer, looks: Looks): Promise<void> {
    const step = Math.max(0, status.step - 1);
    const moment = this.sight.step === step ? null : await this.recall?.moment(step, looks);
    if (moment) this.sight.take(moment);
  }

  /** The same for a run that leaves this one's way. */
  copy(): Trace {
    const other = new Trace();
    [other.recall, other.sight] = [this.recall?.copy() ?? null, this.sight.copy()];
    return other;
  }
}
