import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useT } from "../language.ts";

// A dialogue over the board: holds the focus while it is open, and gives it back.
export function Sheet({
  title,
  onClose,
  wide = false,
  stays = false,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean | "broad"; // for a table that everybody stands in
  readonly stays?: boolean; // what it shows is shown once: it is closed by its button alone
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={wide === "broad" ? "dialog wide broad" : wide ? "dialog wide" : "dialog"}>
        <Dialog>
          <div className="head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="b bare" onClick={onClose}>
              {t("close")}
            </button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
