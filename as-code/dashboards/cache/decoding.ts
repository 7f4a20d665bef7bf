import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

const positions = ['green', 'blue', 'purple', 'yellow', 'orange', 'red', 'text', 'text'];

function speculativeBand(): Band {
  return {
    title: 'Does speculative decoding pay? (needs --speculative-config)',
    collapsed: true,
    height: 9,
    panels: [
      [
        6,
        graphPanel([{ measure: measure('spec_acceptance'), legend: 'accepted', color: 'green' }], {
          title: 'Acceptance',
          max: 1,
        }),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('spec_length'), legend: 'given', color: 'green' },
            { measure: measure('spec_draft_length'), legend: 'proposed', color: 'orange' },
          ],
          { title: 'Tokens per draft' }
        ),
      ],
      [
        6,
        graphPanel(
          positions.map((color, i) => ({
            measure: measure(`spec_acceptance_at_${i + 1}`),
            legend: `token ${i + 1}`,
            color,
          })),
          {
            title: 'Acceptance by position',
            max: 1,
            more: ['The first eight tokens of a draft; shorter drafts have fewer lines.'],
          }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('spec_proposed_rate'), legend: 'proposed', color: 'orange' },
            { measure: measure('spec_accepted_rate'), legend: 'accepted', color: 'green' },
            { measure: measure('spec_draft_rate'), legend: 'drafts', right: true, color: 'blue' },
          ],
          { title: 'Proposed and accepted' }
        ),
      ],
    ],
  };
}

function diffusionBand(): Band {
  return {
    title: 'Diffusion decoding (needs a diffusion language model)',
    collapsed: true,
    height: 8,
    panels: [
      [
        8,
        graphPanel([{ measure: measure('diffusion_tokens_per_step'), legend: 'settled', color: 'green' }], {
          title: 'Tokens per denoising step',
        }),
      ],
      [
        8,
        graphPanel([{ measure: measure('diffusion_committed_share'), legend: 'settled', color: 'green' }], {
          title: 'Committed share of the canvas',
        }),
      ],
      [
        8,
        graphPanel([{ measure: measure('diffusion_step_rate'), legend: 'steps', color: 'blue' }], {
          title: 'Denoising steps',
        }),
      ],
    ],
  };
}

function toolBand(): Band {
  return {
    title: 'Tool calls (needs --enable-auto-tool-choice and --tool-call-parser)',
    collapsed: true,
    height: 8,
    panels: [
      [
        12,
        graphPanel([{ measure: measure('tool_call_share'), legend: 'with a tool call', color: 'blue' }], {
          title: 'Replies with a tool call',
          max: 1,
        }),
      ],
      [
        12,
        graphPanel([{ measure: measure('tool_parser_rate'), legend: '{{outcome}}, {{mode}}' }], {
          title: 'Calls of the parser',
        }),
      ],
    ],
  };
}

/** How tokens come about beside one step, one token. */
export function decodingBands(): Band[] {
  return [speculativeBand(), diffusionBand(), toolBand()];
}
