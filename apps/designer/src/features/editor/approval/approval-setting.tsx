import { errorMessage } from '@aybiza/foundation/errors';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor } from '../editor-context.tsx';
import { useApproval } from './approval-source.ts';
import { approvalStrings } from './strings.ts';

/** Whether publishing takes somebody else's word. Owners choose. */
export function ApprovalSetting() {
  const text = useStrings(approvalStrings);
  const { announce } = useEditor();
  const { approval, setNeeded } = useApproval();
  if (approval === null) return null;
  return (
    <Checkbox
      label={text.setting}
      hint={approval.may.choose ? text.settingHint : text.settingOwner}
      checked={approval.isNeeded}
      disabled={!approval.may.choose}
      onChecked={(isNeeded) => void setNeeded(isNeeded).catch((error: unknown) => announce(errorMessage(error)))}
    />
  );
}
