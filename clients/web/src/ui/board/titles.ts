// Programmes like to shout their titles.
export function calm(title: string): string {
  if (title !== title.toLocaleUpperCase()) return title;
  const [first = "", ...rest] = [...title.toLocaleLowerCase()];
  return first.toLocaleUpperCase() + rest.join("");
}
