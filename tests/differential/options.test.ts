import { differential } from "./differential";
import { options } from "./options";

differential(options);
