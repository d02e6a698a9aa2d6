'use client';

import type { AgentId } from '@aybiza/foundation/ids';
import { useMutation } from '@tanstack/react-query';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import type { Environment } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Offer } from './buy-number.tsx';
import { formatPrice } from './format-price.ts';
import { numberStrings } from './strings.ts';

interface ConfirmPurchaseProps {
  offer: Offer;
  answerer: { agentId: AgentId; environment: Environment };
  label: string;
  onBought: () => void;
  onClose: () => void;
}

/** Says what it costs before it is bought. */
export function ConfirmPurchase({ offer, answerer, label, onBought, onClose }: ConfirmPurchaseProps) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const { isPractice, ...purchase } = offer;
  const trpc = useTRPC();
  const buy = useMutation(trpc.phoneNumber.buy.mutationOptions({ onSuccess: onBought }));
  const price = formatPrice(offer.price, useFormats());
  return (
    <FormDialog
      title={strings.buyConfirm(offer.e164)}
      submitLabel={strings.buyFor(price)}
      busy={buy.isPending}
      problem={buy.isError ? errorText(buy.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        buy.mutate({ ...purchase, ...answerer, label });
      }}
      onClose={onClose}
    >
      <p>{strings.buyText(price)}</p>
      {isPractice ? <p>{strings.practiceStock}</p> : null}
    </FormDialog>
  );
}
