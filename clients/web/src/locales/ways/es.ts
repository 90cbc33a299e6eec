import type { WaysStrings } from "../strings.ts";

export const es: WaysStrings = {
  "places.title": "Donde se ha unido en este dispositivo",
  "places.as": "{{role}}, como {{name}}",
  "places.forget": "Olvidar en este dispositivo…",
  "places.forget.ask":
    "No queda nada de ello en este dispositivo: ni quién es usted allí ni lo que empezó. Lo que está en los tableros sigue allí. Se vuelve con su enlace.",
  "places.forget.go": "Olvidar",
  "places.forget.unsent": "Algo que escribió allí aún no se ha enviado. Ábralo primero, para que salga.",
  "places.forget.failed":
    "Este navegador no pudo borrarlo, así que sigue en este dispositivo. Inténtelo de nuevo o borre los datos de este sitio en el navegador.",
  "places.forgotten": "Olvidado en este dispositivo.",
  "places.signOut":
    "El servidor no responde, así que la sesión sigue abierta aquí. Inténtelo de nuevo cuando responda.",
  "moved.title": "Ahora está en «{{group}}»",
  "moved.more": "Ahora tiene su sitio allí; este tablero sigue sin usted. Lo que escribió aquí se queda en él.",
  "moved.go": "Ir a «{{group}}»",
  "address.meeting": "Esta es la dirección de un encuentro entero",
  "address.meeting.more": "«{{title}}» no es un tablero. Su programa lleva a los tableros de sus grupos.",
  "address.board": "Esta es la dirección de un tablero",
  "address.board.more": "«{{title}}» no es un encuentro, así que no tiene programa.",
  "address.board.go": "Abrir el tablero",
};
