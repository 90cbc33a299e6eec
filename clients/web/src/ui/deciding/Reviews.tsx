import { useEffect, useState } from "react";
import type { ReviewNow } from "../../index.ts";
import { reviewsAt } from "../../reviews.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { goTo } from "../route.ts";
import { dueDay, todayOn } from "../times.ts";
import "./reviews.css";

// On the page of a meeting: what was decided, here and at meetings before, and is to be looked at again. What is due comes
// first, in words.
export function Reviews({ document }: { readonly document: string }) {
  const t = useT();
  const room = useRoom();
  const [reviews, setReviews] = useState<readonly ReviewNow[]>([]);
  useEffect(() => {
    let here = true;
    const read = () =>
      void reviewsAt(document)
        .readReviews()
        .then((answer) => here && answer.ok && setReviews(answer.value));
    read();
    addEventListener("focus", read);
    return () => {
      here = false;
      removeEventListener("focus", read);
    };
  }, [document]);
  if (reviews.length === 0) return null;
  const today = todayOn(room);
  return (
    <section className="reviews" aria-label={t("decide.reviews")}>
      <h2>{t("decide.reviews")}</h2>
      <ul>
        {reviews.map((one) => (
          <li key={`${one.document}/${one.decision}`}>
            <span className={one.due ? "due" : "label"}>
              {t(one.due ? "decide.reviews.due" : "decide.reviews.later", {
                date: dueDay(one.reviewDate, today),
              })}
            </span>
            <bdi className="words">{one.title || one.text}</bdi>
            <span className="label">
              <Where review={one} here={room.document} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Its board, if one has been there on this device.
function Where({ review, here }: { readonly review: ReviewNow; readonly here: string }) {
  const where = (
    <bdi>{[review.boardTitle, review.meeting === here ? "" : review.meetingTitle].filter(Boolean).join(", ")}</bdi>
  );
  if (placeAt(review.document) === undefined) return where;
  return (
    <button type="button" className="link" onClick={() => goTo("board", review.document)}>
      {where}
    </button>
  );
}
