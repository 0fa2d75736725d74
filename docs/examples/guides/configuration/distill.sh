python distill.py student.hidden=4 teacher.layers=9 --yes | tail -n 1
python distill.py student=tiny student.hidden=4 \
    teacher=tiny teacher.layers=9 --yes | tail -n 1
