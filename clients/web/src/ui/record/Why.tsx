// Why it was refused, where it was asked.
export function Why({ words }: { readonly words: string }) {
  if (words === "") return null;
  return (
    <p className="fault" role="alert">
      {words}
    </p>
  );
}
