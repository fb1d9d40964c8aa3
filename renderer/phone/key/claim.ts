import {
  claimToSign,
  type CallOutput,
  type Link,
  type MemberClaim,
  type Result,
} from '../../../preload/contract/index.ts';
import { phoneShelf } from '../keep.ts';
import { keepBound } from './bound.ts';
import { base64url, ownKey } from './own-key.ts';

/** Claims with the pass: signed by this phone's key, where it has one, to which the coupon is bound from then on. */
export const claimWithKey = async (
  link: Link,
  pass: string,
  member?: MemberClaim,
): Promise<Result<CallOutput<'offers.claim'>>> => {
  const own = await ownKey();
  const asked = member ? { pass, member } : { pass };
  if (!own) return link.call('offers.claim', asked);
  const raw = base64url(own.key.raw);
  const signature = base64url(await own.sign(claimToSign(pass)));
  const answer = await link.call('offers.claim', {
    ...asked,
    key: { kind: own.key.kind, raw },
    signature,
  });
  if (answer.ok && answer.value.certificate !== undefined)
    keepBound(phoneShelf(), answer.value.id, { certificate: answer.value.certificate, key: raw });
  return answer;
};
