import type { Band } from '../layout';
import { logsPanel } from '../logs';

/** Log lines of failures; nothing is asked of Loki before the row is opened. */
export function logsBand(): Band {
  return {
    title: 'Logs (needs a Loki data source: an error stands here where none is chosen above)',
    collapsed: true,
    height: 12,
    panels: [
      [
        24,
        logsPanel(
          'Log lines of failures',
          [
            '**What do the engines say themselves?**',
            'Lines with an error, a traceback, an exception, an abort or an out-of-memory of CUDA, from the streams chosen above.',
            '**Good:** none.',
            '**What to do:** no lines at all: choose a Loki and type the streams of your engines above. Start engines with --enable-log-requests to have a line for each request.',
          ].join('\n\n'),
          '(?i)error|traceback|exception|abort|CUDA out of memory'
        ),
      ],
    ],
  };
}
