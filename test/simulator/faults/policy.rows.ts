import { by, refused, type Rows } from './expected.ts';

const WORDS = "I'm sorry, but I can't help with that.";

export const policyRows: Rows = {
  'content-filter-of-prompt': refused(400, [
    /"param":"prompt","code":"content_filter"/,
    /"innererror":\{"code":"ResponsibleAIPolicyViolation","content_filter_result"/,
  ]),
  'invalid-prompt': refused(400, [/"code":"invalid_prompt"/]),
  'output-blocked': refused(400, [/"message":"Output blocked by content filtering policy"/]),
  'content-filter-in-answer': (format, stream) => ({
    status: 200,
    ...(stream && { tokens: 3, finishes: 1, dones: 1 }),
    text: [
      by(format, {
        chat: /"finish_reason":"content_filter"/,
        responses: /"incomplete_details":\{"reason":"content_filter"\}/,
        messages: /"stop_reason":"refusal".*"stop_details":\{"type":"refusal"/,
      }),
    ],
  }),
  refusal: (format, stream) => ({
    status: 200,
    ...(stream && { finishes: 1, dones: 1 }),
    text: [
      by(format, {
        chat: stream
          ? /"delta":\{"refusal":"I'm "\}[\s\S]*"finish_reason":"stop"/
          : new RegExp(`"content":null,"refusal":"${WORDS}"`),
        responses: stream
          ? /event: response\.refusal\.delta[\s\S]*event: response\.refusal\.done[\s\S]*event: response\.completed/
          : new RegExp(`"content":\\[\\{"type":"refusal","refusal":"${WORDS}"\\}\\]`),
        messages: new RegExp(`"stop_reason":"refusal".*"category":"general_harms","explanation":"${WORDS}"`),
      }),
    ],
    lacks: [by(format, { chat: /"content":"\w/, responses: /output_text/, messages: /content_block/ })],
  }),
};
