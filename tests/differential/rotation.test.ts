import { differential } from "./differential";
import { rotation } from "./rotation";

differential(rotation);
