import { byVendor, refused, type Rows } from './expected.ts';
import { inStream } from './server-errors.rows.ts';

export const accountRows: Rows = {
  'bad-key': (format) =>
    refused(401, [byVendor(format, /"code":"invalid_api_key"/, /"type":"authentication_error"/)]),
  'bad-key-authentication-fails': refused(401, [/"type":"authentication_error"/, /Authentication Fails/]),
  'bad-key-as-invalid-argument': refused(400, [
    /"code":400/,
    /"status":"INVALID_ARGUMENT"/,
    /API key not valid/,
  ]),
  'bad-key-as-text': refused(400, [/^\{"code":"invalid-argument","error":"Incorrect API key provided\."\}$/]),
  'not-permitted': (format) =>
    refused(403, [byVendor(format, /unsupported_country/, /"type":"permission_error"/)]),
  'quota-exhausted': refused(429, [/"type":"insufficient_quota".*"code":"insufficient_quota"/], {
    'x-ratelimit-remaining-requests': /^9999$/,
  }),
  'quota-exhausted-in-stream': inStream(0, /"code":"insufficient_quota"/, /./),
  'spend-limit': refused(429, [/"type":"insufficient_quota".*"code":"organization_spend_limit_exceeded"/]),
  'enforced-spend-limit': refused(429, [/"details":\{"error_code":"enforced_spend_limit_reached"\}/]),
  'usage-limits': refused(400, [/"message":"You have reached your specified API usage limits\./]),
  'credit-balance-too-low': refused(400, [/"message":"Your credit balance is too low/]),
  billing: refused(402, [/"type":"billing_error"/]),
  'insufficient-balance': refused(402, [
    /"message":"Insufficient Balance"/,
    /"code":"invalid_request_error"/,
  ]),
  'insufficient-credits': refused(402, [/"code":402/]),
  'unknown-model': (format) => {
    const words = byVendor(format, /test-model.*"code":"model_not_found"/, /"model: test-model"/);
    return refused(format.name === 'openai-responses' ? 400 : 404, [words]);
  },
  'unknown-deployment': refused(404, [/"code":"DeploymentNotFound"/]),
  'unknown-endpoint': refused(404, [/^\{"detail":"Not Found"\}$/]),
  'redirected-to-nowhere': refused(302, [/^$/]),
  'reasoning-rejected': refused(400, [/"code":"invalid_encrypted_content"/]),
  'reasoning-signature-invalid': refused(400, [/Invalid `signature` in `thinking` block/]),
};
